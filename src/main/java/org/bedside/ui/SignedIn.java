package org.bedside.ui;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.bedside.model.MemberId;
import org.bedside.practice.Member;

/// Who works at this desk now, and who else belongs to the practice. Used on the JavaFX thread only.
public final class SignedIn {
    private final List<Member> members;
    private final ObjectProperty<Member> member;

    public SignedIn(List<Member> members) {
        this.members = List.copyOf(members);
        this.member = new SimpleObjectProperty<>(members.getFirst());
    }

    public List<Member> members() {
        return members;
    }

    public ObjectProperty<Member> memberProperty() {
        return member;
    }

    public Member member() {
        return member.get();
    }

    public Optional<Member> find(MemberId id) {
        return members.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /// The person's name, or nothing for one who is no member any more.
    public String nameOf(MemberId id) {
        return find(id).map(Member::name).orElse("");
    }
}
